package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;

/** Answers everything with 200 and remembers what came. */
class RecordingEntry extends SipServlet {

    private static final long serialVersionUID = 1L;

    final transient Queue<String> events = new ConcurrentLinkedQueue<>();

    @Override
    public void init() {
        events.add("init");
    }

    @Override
    protected void doRequest(@Nullable SipServletRequest request) throws IOException {
        events.add(request.getMethod());
        if (!request.getMethod().equals("ACK")) {
            SipServletResponse answer = request.createResponse(200);
            answer.setExpires(60);
            answer.send();
            try {
                request.getApplicationSession().invalidate();
            } catch (IllegalStateException e) {
                events.add("gone");
            }
        }
    }

    @Override
    public void destroy() {
        events.add("destroy");
    }
}
