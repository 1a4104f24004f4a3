package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PreferenceTest {

    @Property
    void whatIsWrittenIsReadBack(@ForAll @IntRange(max = 1000) int thousandths) {
        double q = thousandths / 1000.0;
        assertThat(Preference.read(Preference.write(q))).hasValue(q);
    }

    @Property(tries = 2000)
    void onlyWhatTheGrammarAllowsIsRead(@ForAll String text) {
        assertThat(Preference.read(text).isPresent()).isEqualTo(text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?"));
    }
}
