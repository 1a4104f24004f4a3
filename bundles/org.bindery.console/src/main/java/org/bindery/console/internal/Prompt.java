package org.bindery.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandSession;

/** Asks whoever gave a command for something that is not to be shown. */
@FunctionalInterface
interface Prompt {

    /** The session variable under which a session that can hide what is typed has its own. */
    String VARIABLE = ".bindery.prompt";

    /**
     * The line that is typed.
     *
     * @throws EOFException if there is none
     */
    String secret(String prompt) throws IOException;

    /** The session's own; in a shell that is not ours the next line of its input. */
    static Prompt of(CommandSession session) {
        return session.get(VARIABLE) instanceof Prompt own
                ? own
                : prompt -> {
                    session.getConsole().print(prompt);
                    session.getConsole().flush();
                    return line(session.getKeyboard());
                };
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = input.read();
        if (c < 0) {
            throw new EOFException("nothing was typed");
        }
        for (; c >= 0 && c != '\n' && c != '\r'; c = input.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
