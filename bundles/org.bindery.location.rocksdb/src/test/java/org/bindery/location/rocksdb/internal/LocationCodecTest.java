package org.bindery.location.rocksdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.junit.jupiter.api.Test;

class LocationCodecTest {

    @Property(tries = 500)
    void readsWhatItWrote(@ForAll("locations") Location location) throws MalformedRecordException {
        Location read = LocationCodec.location(LocationCodec.key(location.aor()), LocationCodec.value(location));
        assertThat(read).isEqualTo(location);
        assertThat(read.bindings().stream().flatMap(b -> b.parameters().keySet().stream()))
                .as("order of the parameters")
                .containsExactlyElementsOf(location.bindings().stream()
                        .flatMap(b -> b.parameters().keySet().stream())
                        .toList());
    }

    @Property(tries = 500)
    void differentAorsHaveDifferentKeys(@ForAll("texts") String one, @ForAll("texts") String other) {
        byte[] key = LocationCodec.key(new Aor("sip:" + one));
        byte[] otherKey = LocationCodec.key(new Aor("sip:" + other));
        assertThat(Arrays.equals(key, otherKey)).isEqualTo(one.equals(other));
        assertThat(LocationCodec.isLocation(key)).isTrue();
    }

    @Property(tries = 300)
    void aRecordThatEndsEarlyIsMalformed(@ForAll("locations") Location location, @ForAll double where) {
        byte[] value = LocationCodec.value(location);
        int length = (int) (Math.abs(where % 1.0) * value.length);
        assertMalformed(Arrays.copyOf(value, length));
    }

    @Property(tries = 300)
    void aRecordThatGoesOnIsMalformed(@ForAll("locations") Location location) {
        byte[] value = LocationCodec.value(location);
        assertMalformed(Arrays.copyOf(value, value.length + 1));
    }

    @Property(tries = 2000)
    void damageIsMalformedOrAnotherLocationAndNothingWorse(@ForAll("locations") Location location, @ForAll int seed) {
        byte[] value = LocationCodec.value(location);
        value[Math.floorMod(seed, value.length)] ^= (byte) (1 << Math.floorMod(seed, 8));
        assertReadsOrIsMalformed(LocationCodec.key(location.aor()), value);
    }

    @Property(tries = 2000)
    void anyBytesAreMalformedOrALocationAndNothingWorse(@ForAll byte[] key, @ForAll byte[] value) {
        byte[] layout = new byte[value.length + 1];
        layout[0] = 1;
        System.arraycopy(value, 0, layout, 1, value.length);
        assertReadsOrIsMalformed(key, layout);
        assertReadsOrIsMalformed(LocationCodec.key(Samples.ALICE), layout);
    }

    @Test
    void anotherLayoutIsMalformed() {
        byte[] value = LocationCodec.value(new Location(Samples.ALICE, 7, List.of()));
        value[0] = 2;
        assertThatThrownBy(() -> LocationCodec.location(LocationCodec.key(Samples.ALICE), value))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("its layout is 2, not 1");
    }

    @Test
    void aLengthThatLiesCostsNoMemory() {
        byte[] count = {1, 7, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        assertMalformed(count);
        byte[] text = {1, 7, 1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        assertMalformed(text);
    }

    @Test
    void theFormatStaysAsItWasReleased() throws MalformedRecordException {
        Location location = new Location(Samples.ALICE, 300, List.of(Samples.binding("b1", 1826)));
        byte[] value = LocationCodec.value(location);
        assertThat(new String(LocationCodec.key(Samples.ALICE), StandardCharsets.ISO_8859_1))
                .isEqualTo("Lsip:alice@example.com");
        assertThat(HexFormat.of().formatHex(value)).isEqualTo(RELEASED);
        byte[] released = HexFormat.of().parseHex(RELEASED);
        assertThat(LocationCodec.location(LocationCodec.key(Samples.ALICE), released))
                .isEqualTo(location);
    }

    private static final String RELEASED =
            "01ac02010462314e7369703a616c696365403139322e302e322e31373a353036303b7472616e7370"
                    + "6f72743d7463700000a0d78cb00d003ff00000000000003638343338313736333736383432333040"
                    + "3939387364617364683039a20e1c41636d652050686f6e6520352e315a75726e3a757569643a6638"
                    + "3164346661652d376465632d313164302d613736352d3030613063393165366266360101323c7369"
                    + "703a656467652e6578616d706c652e636f6d3b6c723e467369703a3230332e302e3131332e393a34"
                    + "303131323b7472616e73706f72743d746370809f8cb00d00";

    @Test
    void aRecordIsBounded() {
        Binding binding = new Binding(
                "b1",
                "x".repeat(RecordWriter.MAX_LENGTH),
                "",
                Map.of(),
                Samples.NOON,
                1.0,
                new Origin("call", 1, ""),
                Flow.NONE,
                Samples.NOON);
        assertThatThrownBy(() -> LocationCodec.value(new Location(Samples.ALICE, 1, List.of(binding))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than 16777216 bytes");
    }

    private static void assertMalformed(byte[] value) {
        assertThatThrownBy(() -> LocationCodec.location(LocationCodec.key(Samples.ALICE), value))
                .isInstanceOf(MalformedRecordException.class);
    }

    private static void assertReadsOrIsMalformed(byte[] key, byte[] value) {
        try {
            assertThat(LocationCodec.location(key, value).bindings()).doesNotContainNull();
        } catch (MalformedRecordException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(40);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> loneSurrogates =
                Arbitraries.strings().withCharRange('\ud800', '\udfff').ofMaxLength(3);
        return Arbitraries.frequencyOf(Tuple.of(5, ascii), Tuple.of(2, any), Tuple.of(1, loneSurrogates));
    }

    @Provide
    Arbitrary<Location> locations() {
        Arbitrary<Aor> aors = texts().map(text -> new Aor("sip:" + text));
        Arbitrary<List<Binding>> bindings = bindings().list().ofMaxSize(4);
        return Combinators.combine(aors, Arbitraries.longs().greaterOrEqual(0), bindings)
                .as(Location::new);
    }

    private Arbitrary<Binding> bindings() {
        Arbitrary<Map<String, String>> parameters =
                Arbitraries.maps(texts(), texts()).ofMaxSize(4);
        Arbitrary<Instant> instants = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 1L << 33).map(Instant::ofEpochSecond)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.ofEpochSecond(-1, 999_999_999))));
        Arbitrary<Origin> origins = Combinators.combine(
                        texts(), Arbitraries.integers().greaterOrEqual(0), texts())
                .as((callId, cseq, agent) -> new Origin("c" + callId, cseq, agent));
        Arbitrary<Flow> flows = Combinators.combine(
                        texts(),
                        Arbitraries.integers().greaterOrEqual(0),
                        texts().list().ofMaxSize(3),
                        texts())
                .as(Flow::new);
        return Combinators.combine(
                        texts(), texts(), texts(), parameters, instants, Arbitraries.doubles(), origins, flows)
                .as((id, contact, name, parameterMap, expires, q, origin, flow) ->
                        new Binding(id, contact, name, parameterMap, expires, q, origin, flow, expires));
    }
}
