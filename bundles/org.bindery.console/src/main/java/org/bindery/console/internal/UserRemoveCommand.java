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

/** {@code user-remove NAME}: a user may register no more; what is bound stays until it expires or is removed. */
@Component(property = {CommandProcessor.COMMAND_SCOPE + "=bindery", CommandProcessor.COMMAND_FUNCTION + "=user-remove"})
public final class UserRemoveCommand implements Function {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Users users;

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) throws IOException {
        List<String> words = Terminal.words(arguments);
        if (words.size() != 1) {
            throw new IllegalArgumentException("usage: user-remove NAME");
        }
        if (!UsersCommand.present(users).remove(words.get(0))) {
            throw new IllegalArgumentException("no such user");
        }
        return null;
    }
}
