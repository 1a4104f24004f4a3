package org.bindery.sip.restcomm.internal;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.URI;
import javax.sip.header.Parameters;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.SipApplicationDispatcherImpl;

/**
 * Restcomm's dispatcher, which would send a request of a dialog that it does not know on to whatever its Request-URI
 * names, for anybody, and answer 200 to a CANCEL of nothing. This one answers 481 (RFC 3261 sections 12.2.2 and 9.2).
 * The container makes one by its class name.
 */
public final class GuardedDispatcher extends SipApplicationDispatcherImpl {

    private static final QuietLog LOG = new QuietLog(GuardedDispatcher.class.getName());
    private static final Set<String> WITHIN_DIALOG = Set.of("ACK", "BYE", "INFO", "PRACK", "UPDATE");
    private static final String APPLICATION_PARAMETER = "appname";
    private static final String DIRECTIVE_PARAMETER = "directive";
    private static final int TAG_PARTS = 4;
    private static final int TAG_APPLICATION = 2;

    @Override
    public void processRequest(RequestEvent event) {
        SIPRequest request = (SIPRequest) event.getRequest();
        if (parameter(topRoute(request), DIRECTIVE_PARAMETER) != null) {
            answer(event, request, 400, "Malformed Route header");
        } else if ((isWithinDialog(request) && !isOurs(request)) || cancelsNothing(event, request)) {
            answer(event, request, 481, "Call/Transaction Does Not Exist");
        } else {
            super.processRequest(event);
        }
    }

    private static boolean isWithinDialog(SIPRequest request) {
        return (request.getToTag() != null && !request.getMethod().equals("CANCEL"))
                || WITHIN_DIALOG.contains(request.getMethod());
    }

    private static boolean cancelsNothing(RequestEvent event, SIPRequest request) {
        return request.getMethod().equals("CANCEL")
                && ((SipProviderImpl) event.getSource()).getSipStack() instanceof SIPTransactionStack stack
                && stack.findCancelTransaction(request, true) == null;
    }

    /** Whether the request carries, where Restcomm looks for it, what Restcomm writes into a dialog of ours. */
    private boolean isOurs(SIPRequest request) {
        String hash = getHashFromApplicationName(OneApplicationRouter.APPLICATION);
        String tag = request.getToTag();
        String[] parts = tag == null ? new String[0] : tag.split("_", -1);
        return (parts.length >= TAG_PARTS && parts[TAG_APPLICATION].equals(hash))
                || (hash != null && hash.equals(parameter(topRoute(request), APPLICATION_PARAMETER)))
                || (hash != null && hash.equals(parameter(request.getRequestURI(), APPLICATION_PARAMETER)));
    }

    private static @Nullable URI topRoute(SIPRequest request) {
        RouteHeader route = (RouteHeader) request.getHeader(RouteHeader.NAME);
        return route == null ? null : route.getAddress().getURI();
    }

    private static @Nullable String parameter(@Nullable URI uri, String name) {
        return uri instanceof Parameters parameters ? parameters.getParameter(name) : null;
    }

    private static void answer(RequestEvent event, SIPRequest request, int status, String reason) {
        if (request.getMethod().equals("ACK")) {
            return;
        }
        SIPResponse response = request.createResponse(status, reason);
        try {
            ToHeader to = response.getToHeader();
            if (to.getTag() == null) {
                to.setTag(UUID.randomUUID().toString());
            }
            ServerTransaction transaction = event.getServerTransaction();
            if (transaction == null) {
                transaction = ((SipProvider) event.getSource()).getNewServerTransaction(request);
            }
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException | ParseException e) {
            LOG.debug("Cannot answer " + status, e);
        }
    }
}
