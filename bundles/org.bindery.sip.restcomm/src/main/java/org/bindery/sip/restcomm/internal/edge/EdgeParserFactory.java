package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import org.jspecify.annotations.Nullable;

/** The stack makes one by its class name, and has it make a parser for every message that it sends. */
public final class EdgeParserFactory implements MessageParserFactory {

    private volatile @Nullable EdgeSettings settings;

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        EdgeSettings known = settings;
        if (known == null) {
            known = EdgeSettings.of(stack);
            settings = known;
        }
        return new EdgeParser(known);
    }
}
