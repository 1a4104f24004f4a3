package org.bindery.location;

/** What became of a {@link Registration}. Only {@link Applied} changed anything. */
public sealed interface Outcome {

    /**
     * The change is committed, or there was nothing to change.
     *
     * @param location the AOR's bindings afterwards
     */
    record Applied(Location location) implements Outcome {}

    /**
     * Refused: a binding was made with the same Call-ID and a CSeq that is not lower.
     *
     * @param binding the one that is in the way
     */
    record OutOfOrder(Binding binding) implements Outcome {}

    /**
     * Refused: the AOR would have more bindings than allowed.
     *
     * @param maxBindings how many are allowed
     */
    record TooManyBindings(int maxBindings) implements Outcome {}
}
