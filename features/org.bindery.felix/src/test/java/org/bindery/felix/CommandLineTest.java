package org.bindery.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bindery.felix.CommandLine.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static CommandLine parse(String... args) {
        return CommandLine.parse(List.of(args));
    }

    @Test
    void withoutACommandItRuns() {
        assertThat(parse().command()).isEqualTo(Command.RUN);
        assertThat(parse("-Dsip.port=5070").command()).isEqualTo(Command.RUN);
    }

    @Test
    void propertiesComeBeforeTheCommand() {
        CommandLine line = parse("-Dbindery.home=/x y", "-Da=b=c", "exec", "lb", "-Dnot=one");

        assertThat(line.properties())
                .containsOnlyKeys("bindery.home", "a")
                .containsEntry("bindery.home", "/x y")
                .containsEntry("a", "b=c");
        assertThat(line.argument()).isEqualTo("lb -Dnot=one");
    }

    @Test
    void aPropertyWithoutAValueIsAsIfItWereNotThere() {
        assertThat(parse("-Dsip.port=", "status").properties()).isEmpty();
    }

    @Test
    void helpIsAsked() {
        assertThat(parse("--help").command()).isEqualTo(Command.HELP);
        assertThat(CommandLine.HELP).contains("exec 'COMMAND'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dnothing", "-D=x", "-D", "-x", "RUN", "sing", ""})
    void whatIsNotUnderstoodIsRefused(String argument) {
        assertThatThrownBy(() -> parse(argument)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void execNeedsACommandAndTheOthersTakeNone() {
        assertThatThrownBy(() -> parse("exec")).hasMessageContaining("exec needs a command");
        assertThatThrownBy(() -> parse("exec", " ")).hasMessageContaining("exec needs a command");
        assertThatThrownBy(() -> parse("status", "now")).hasMessage("status takes no argument: 'now'");
    }
}
