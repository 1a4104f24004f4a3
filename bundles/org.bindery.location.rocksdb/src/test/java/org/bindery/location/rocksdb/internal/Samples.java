package org.bindery.location.rocksdb.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.bindery.location.Source;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;

/** Locations as phones make them. */
final class Samples {
    static final Aor ALICE = new Aor("sip:alice@example.com");
    static final Aor BOB = new Aor("sip:bob@example.com");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Samples() {}

    static Binding binding(String id, long cseq) {
        return new Binding(
                id,
                "sip:alice@192.0.2.17:5060;transport=tcp",
                "",
                Map.of(),
                NOON.plusSeconds(3600),
                1.0,
                new Origin("843817637684230@998sdasdh09", cseq, "Acme Phone 5.1"),
                new Flow(
                        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                        1,
                        List.of("<sip:edge.example.com;lr>"),
                        "sip:203.0.113.9:40112;transport=tcp"),
                NOON);
    }

    static Revision revision(List<Binding> bindings) {
        return new Revision(bindings, Cause.REGISTERED, Cause.UNREGISTERED, Source.LOCAL);
    }

    /** Leaves one binding, made by a request with this CSeq. */
    static Function<Location, @Nullable Revision> bind(long cseq) {
        return before -> revision(List.of(binding("b1", cseq)));
    }

    /** Leaves none. */
    static Function<Location, @Nullable Revision> unbind() {
        return before -> revision(List.of());
    }
}
