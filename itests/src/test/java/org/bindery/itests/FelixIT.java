package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import javax.inject.Inject;
import org.bindery.itests.exam.InFramework;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** The ground that the other tests stand on. */
@InFramework(NativeFelix.class)
class FelixIT {

    @Inject
    BundleContext context;

    @Test
    void theTestsRunInsideFelix() {
        assertThat(FrameworkUtil.getBundle(getClass())).isNotNull();
        assertThat(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getSymbolicName())
                .isEqualTo("org.apache.felix.framework");
        assertThat(context.getProperty(Constants.FRAMEWORK_VENDOR)).isEqualTo("Apache Software Foundation");
    }
}
