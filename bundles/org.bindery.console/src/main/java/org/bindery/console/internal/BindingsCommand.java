package org.bindery.console.internal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Location;
import org.bindery.location.LocationService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code bindings [AOR]}: who is where, and for how long. */
@Component(property = {CommandProcessor.COMMAND_SCOPE + "=bindery", CommandProcessor.COMMAND_FUNCTION + "=bindings"})
public final class BindingsCommand implements Function {

    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable LocationService locations;

    @Activate
    public BindingsCommand() {
        this(Clock.systemUTC());
    }

    BindingsCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        List<String> words = Terminal.words(arguments);
        if (words.size() > 1) {
            throw new IllegalArgumentException("usage: bindings [AOR]");
        }
        LocationService service = locations;
        if (service == null) {
            throw new IllegalStateException("the location service is not there");
        }
        try (Stream<Location> found = words.isEmpty() ? service.all() : Stream.of(service.find(Aor.of(words.get(0))))) {
            print(session.getConsole(), found);
        }
        return null;
    }

    private void print(PrintStream out, Stream<Location> found) {
        LongAdder addresses = new LongAdder();
        LongAdder contacts = new LongAdder();
        Instant now = clock.instant();
        found.filter(location -> !location.bindings().isEmpty()).forEach(location -> {
            addresses.increment();
            contacts.add(location.bindings().size());
            out.println(Terminal.printable(location.aor().uri()));
            location.bindings().forEach(binding -> out.println("  " + described(binding, now)));
        });
        out.println(Terminal.count(contacts.sum(), "contact") + " of " + Terminal.count(addresses.sum(), "address"));
    }

    private static String described(Binding binding, Instant now) {
        String received = binding.flow().received().isEmpty()
                ? ""
                : " from " + binding.flow().received();
        String agent = binding.origin().userAgent().isEmpty()
                ? ""
                : " by " + binding.origin().userAgent();
        return Terminal.printable(binding.contact() + " expires in "
                + binding.remaining(now).toSeconds() + " s q " + binding.q() + received + agent);
    }
}
