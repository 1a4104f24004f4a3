package org.bindery.console.internal;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.LocationService;
import org.bindery.location.SipUri;
import org.bindery.location.Source;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code remove AOR [CONTACT]}: takes an address's bindings away, or one of them. */
@Component(property = {CommandProcessor.COMMAND_SCOPE + "=bindery", CommandProcessor.COMMAND_FUNCTION + "=remove"})
public final class RemoveCommand implements Function {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable LocationService locations;

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        List<String> words = Terminal.words(arguments);
        if (words.isEmpty() || words.size() > 2) {
            throw new IllegalArgumentException("usage: remove AOR ['CONTACT']");
        }
        LocationService service = locations;
        if (service == null) {
            throw new IllegalStateException("the location service is not there");
        }
        long removed = remove(service, Aor.of(words.get(0)), words.size() == 1 ? b -> true : contact(words.get(1)));
        if (removed == 0) {
            throw new IllegalArgumentException("no such binding");
        }
        session.getConsole().println("removed " + Terminal.count(removed, "contact"));
        return null;
    }

    private static long remove(LocationService service, Aor aor, Predicate<Binding> which) {
        LongAdder removed = new LongAdder();
        service.remove(
                aor,
                binding -> {
                    boolean matches = which.test(binding);
                    if (matches) {
                        removed.increment();
                    }
                    return matches;
                },
                Cause.DEACTIVATED,
                Source.ADMIN);
        return removed.sum();
    }

    /** The same contact by URI equality; what is no SIP URI by its text. */
    private static Predicate<Binding> contact(String text) {
        return binding -> binding.contact().equals(text) || equivalent(binding.contact(), text);
    }

    private static boolean equivalent(String a, String b) {
        try {
            return SipUri.parse(a).equivalent(SipUri.parse(b));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
