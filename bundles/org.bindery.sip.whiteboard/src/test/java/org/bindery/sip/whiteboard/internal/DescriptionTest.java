package org.bindery.sip.whiteboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.osgi.framework.ServiceReference;

/** Reading service properties, whatever they hold. */
class DescriptionTest {

    private static Description describe(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("service.id", 1L);
        all.put("service.bundleid", 2L);
        return Description.of(StandIn.of(ServiceReference.class, (method, arguments) -> switch (method.getName()) {
            case "getProperty" -> all.get((String) arguments[0]);
            case "getPropertyKeys" -> all.keySet().toArray(String[]::new);
            default -> throw new UnsupportedOperationException(method.getName());
        }));
    }

    @Property(tries = 200)
    void methodsAreTheSameInEachWayToWriteThem(
            @ForAll @Size(min = 1, max = 6) @UniqueElements
                    List<@AlphaChars @NumericChars @StringLength(min = 1, max = 9) String> methods) {
        Map<String, Object> named = Map.of("sip.servlet.name", "s");
        for (Object value : List.of(
                methods, methods.toArray(String[]::new), String.join(",", methods), String.join(" , ", methods))) {
            Map<String, Object> properties = new HashMap<>(named);
            properties.put("sip.servlet.methods", value);
            Description description = describe(properties);

            assertThat(description.methods()).containsExactlyElementsOf(methods);
            assertThat(description.flaw()).isNull();
        }
    }

    @Property(tries = 300)
    void anyTextIsReadOrToldAsAFlaw(@ForAll String name, @ForAll @NotEmpty String method, @ForAll String filter) {
        Description description =
                describe(Map.of("sip.servlet.name", name, "sip.servlet.methods", method, "sip.servlet.filter", filter));

        if (description.isFlawless()) {
            assertThat(description.name()).isNotBlank();
            assertThat(description.methods()).isNotEmpty();
            assertThat(description.filter() == null).isEqualTo(filter.isBlank());
        } else {
            assertThat(description.flaw().message()).startsWith("sip.servlet.");
        }
    }

    @Property(tries = 100)
    void valuesOfWrongTypesAreFlaws(@ForAll int wrong) {
        assertThat(describe(Map.of("sip.servlet.name", wrong, "sip.servlet.methods", "A"))
                        .isFlawless())
                .isFalse();
        assertThat(describe(Map.of("sip.servlet.name", "s", "sip.servlet.methods", "A", "sip.servlet.filter", wrong))
                        .isFlawless())
                .isFalse();
    }
}
