package org.bindery.sip.whiteboard.internal;

/** Tells the errors of the virtual machine from those of a servlet. */
final class Fatal {

    private Fatal() {}

    /** Throws what no servlet can be blamed for; a stack overflow can. */
    static void rethrow(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
    }
}
