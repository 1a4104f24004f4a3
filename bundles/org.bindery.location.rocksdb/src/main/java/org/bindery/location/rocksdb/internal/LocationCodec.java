package org.bindery.location.rocksdb.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.Origin;

/**
 * How a location stands on the disk. The key is the AOR's URI behind one byte, {@code L} if the characters take a byte
 * each and {@code W} if they take two. The value is the number of its layout, the version, the number of bindings and
 * their fields in the order of the records' components. The engine adds checksums.
 */
final class LocationCodec {
    private static final int LAYOUT = 1;
    private static final int LATIN1 = 'L';
    private static final int WIDE = 'W';

    private LocationCodec() {}

    static byte[] key(Aor aor) {
        RecordWriter out = new RecordWriter();
        if (RecordWriter.isLatin1(aor.uri())) {
            out.raw(LATIN1);
            out.latin1(aor.uri());
        } else {
            out.raw(WIDE);
            out.wide(aor.uri());
        }
        return out.toByteArray();
    }

    /** Tells whether a key is that of a location, well-formed or not. */
    static boolean isLocation(byte[] key) {
        return key.length > 0 && (key[0] == LATIN1 || key[0] == WIDE);
    }

    static byte[] value(Location location) {
        RecordWriter out = new RecordWriter();
        out.raw(LAYOUT);
        out.number(location.version());
        out.number(location.bindings().size());
        location.bindings().forEach(binding -> binding(binding, out));
        return out.toByteArray();
    }

    private static void binding(Binding binding, RecordWriter out) {
        out.text(binding.id());
        out.text(binding.contact());
        out.text(binding.displayName());
        out.number(binding.parameters().size());
        binding.parameters().forEach((name, value) -> {
            out.text(name);
            out.text(value);
        });
        out.instant(binding.expires());
        out.fraction(binding.q());
        out.text(binding.origin().callId());
        out.number(binding.origin().cseq());
        out.text(binding.origin().userAgent());
        flow(binding.flow(), out);
        out.instant(binding.registered());
    }

    private static void flow(Flow flow, RecordWriter out) {
        out.text(flow.instance());
        out.number(flow.regId());
        out.number(flow.path().size());
        flow.path().forEach(out::text);
        out.text(flow.received());
    }

    /**
     * Reads a location.
     *
     * @throws MalformedRecordException if it is damaged or of a layout that this version does not know
     */
    static Location location(byte[] key, byte[] value) throws MalformedRecordException {
        try {
            return read(aor(key), new RecordReader(value));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static Aor aor(byte[] key) throws MalformedRecordException {
        RecordReader in = new RecordReader(key);
        boolean wide = in.raw() == WIDE;
        String uri = wide ? in.wide(in.remaining() / 2) : in.latin1(in.remaining());
        in.end();
        return new Aor(uri);
    }

    private static Location read(Aor aor, RecordReader in) throws MalformedRecordException {
        int layout = in.raw();
        if (layout != LAYOUT) {
            throw new MalformedRecordException("its layout is " + layout + ", not " + LAYOUT);
        }
        long version = in.number();
        int count = in.count();
        List<Binding> bindings = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            bindings.add(binding(in));
        }
        in.end();
        return new Location(aor, version, bindings);
    }

    private static Binding binding(RecordReader in) throws MalformedRecordException {
        return new Binding(
                in.text(),
                in.text(),
                in.text(),
                parameters(in),
                in.instant(),
                in.fraction(),
                new Origin(in.text(), in.number(), in.text()),
                flow(in),
                in.instant());
    }

    private static Map<String, String> parameters(RecordReader in) throws MalformedRecordException {
        int count = in.count();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            parameters.put(in.text(), in.text());
        }
        return parameters;
    }

    private static Flow flow(RecordReader in) throws MalformedRecordException {
        String instance = in.text();
        long regId = in.number();
        int count = in.count();
        List<String> path = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            path.add(in.text());
        }
        String received = in.text();
        if (regId < 0 || regId > Integer.MAX_VALUE) {
            throw new MalformedRecordException("a reg-id is out of range");
        }
        Flow flow = new Flow(instance, (int) regId, path, received);
        return flow.equals(Flow.NONE) ? Flow.NONE : flow;
    }
}
