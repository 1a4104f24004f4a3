package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a retransmission of anything but INVITE in the stack's place, as long as the stack knows its transaction (RFC
 * 3261 section 17.2.2); one that comes before there is an answer gets none. Restcomm ends a transaction when the
 * application invalidates its session, which applications do as soon as they have answered, to save memory; the stack
 * would then drop what comes again, and a lost answer would stay lost. The transaction stays in the stack's table for some
 * seconds, stack property {@code LINGER_TIMER}. The stack makes one by its class name.
 */
public final class Retransmissions implements SIPMessageValve {

    private static final Logger LOG = LoggerFactory.getLogger(Retransmissions.class);

    private volatile SIPTransactionStack stack;

    @Override
    public void init(SipStack sipStack) {
        stack = (SIPTransactionStack) sipStack;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        if (channel.isReliable() || request.getMethod().equals(Request.ACK)) {
            return true;
        }
        SIPTransaction known = stack.findTransaction(request.getTransactionId(), true);
        // Not only of one that has ended: it may end between the stack's look at it and the stack's answer.
        boolean again = known instanceof SIPServerTransaction
                && known.getMethod().equals(request.getMethod())
                && !request.getMethod().equals(Request.INVITE);
        if (again) {
            answerAgain((SIPServerTransaction) known);
        }
        return !again;
    }

    private static void answerAgain(SIPServerTransaction transaction) {
        try {
            transaction.resendLastResponseAsBytes();
        } catch (IOException e) {
            LOG.debug("Cannot answer a retransmission", e);
        }
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        return true;
    }

    @Override
    public void destroy() {}
}
