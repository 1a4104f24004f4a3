package org.bindery.sip.restcomm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.restcomm.commons.statistics.reporter.RestcommStatsReporter;

class PhoneHomeTest {

    @Test
    void theReporterThatPhonesHomeIsNowhereOnTheClassPath() throws Exception {
        String name = RestcommStatsReporter.class.getName().replace('.', '/') + ".class";

        assertThat(Collections.list(getClass().getClassLoader().getResources(name)))
                .singleElement()
                .asString()
                .contains("/target/classes/");
    }
}
