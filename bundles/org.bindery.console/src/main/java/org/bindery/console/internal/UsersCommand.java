package org.bindery.console.internal;

import java.io.PrintStream;
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

/** {@code users}: who may register. */
@Component(property = {CommandProcessor.COMMAND_SCOPE + "=bindery", CommandProcessor.COMMAND_FUNCTION + "=users"})
public final class UsersCommand implements Function {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Users users;

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("usage: users");
        }
        PrintStream out = session.getConsole();
        present(users).names().forEach(name -> out.println(Terminal.printable(name)));
        return null;
    }

    /** The service, or an error that says that it is away. */
    static Users present(@Nullable Users users) {
        if (users == null) {
            throw new IllegalStateException("the registrar's users are not there");
        }
        return users;
    }
}
