package org.bindery.console.internal;

import java.io.IOException;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.bindery.registrar.Users;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * {@code user-add [-s] NAME}: adds a user or changes the user's secret. It makes a random secret and prints it, or asks
 * for one with {@code -s}: on a command line every process could read it.
 */
@Component(property = {CommandProcessor.COMMAND_SCOPE + "=bindery", CommandProcessor.COMMAND_FUNCTION + "=user-add"})
public final class UserAddCommand implements Function {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Users users;

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) throws IOException {
        List<String> words = Terminal.words(arguments);
        boolean ask = words.size() == 2 && words.get(0).equals("-s");
        if (words.size() != 1 && !ask) {
            throw new IllegalArgumentException("usage: user-add [-s] NAME");
        }
        String name = words.get(words.size() - 1);
        Users service = UsersCommand.present(users);
        if (ask) {
            service.put(name, Prompt.of(session).secret("Secret of " + Terminal.printable(name) + ": "));
        } else {
            print(session, service, name, service.create(name));
        }
        return null;
    }

    private static void print(CommandSession session, Users service, String name, String secret) {
        session.getConsole().println("user:   " + Terminal.printable(name));
        session.getConsole().println("secret: " + secret);
        session.getConsole().println("realm:  " + Terminal.printable(service.realm()));
    }
}
