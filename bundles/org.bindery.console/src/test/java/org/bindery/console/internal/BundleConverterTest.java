package org.bindery.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

class BundleConverterTest {

    private final Bundle bundle = fake(
            Bundle.class,
            Map.of("getBundleId", 7L, "getSymbolicName", "org.example", "getVersion", new Version("1.2.3")));
    private final BundleConverter converter =
            new BundleConverter(fake(BundleContext.class, Map.of("getBundles", new Bundle[] {bundle})));

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answers.get(method.getName())));
    }

    @Test
    void aBundleIsNamedByItsIdOrItsSymbolicName() {
        assertThat(converter.convert(Bundle.class, "7")).isSameAs(bundle);
        assertThat(converter.convert(Bundle.class, "org.example")).isSameAs(bundle);
    }

    @Test
    void aBundleThatIsNotThereIsNamed() {
        for (String unknown : new String[] {"8", "org", "", "99999999999999999999"}) {
            assertThatThrownBy(() -> converter.convert(Bundle.class, unknown))
                    .hasMessage("there is no bundle " + unknown);
        }
    }

    @Test
    void whatIsNoBundleIsLeftToOthers() {
        assertThat(converter.convert(String.class, "7")).isNull();
        assertThat(converter.format("text", 0, converter)).isNull();
    }

    @Test
    void aBundleIsShownWithIdNameAndVersion() {
        assertThat(converter.format(bundle, 0, converter)).isEqualTo("7 org.example 1.2.3");
    }
}
