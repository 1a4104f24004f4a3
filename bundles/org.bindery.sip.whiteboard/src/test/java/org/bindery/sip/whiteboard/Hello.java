package org.bindery.sip.whiteboard;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.osgi.service.component.annotations.Component;

/** Answers messages to the user hello. */
@Component(service = Servlet.class, property = "sip.servlet.init.greeting=Hello")
@SipWhiteboardServlet(name = "hello", methods = "MESSAGE", filter = "(ruri.user=hello)")
public class Hello extends SipServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doMessage(SipServletRequest request) throws IOException {
        SipServletResponse answer = request.createResponse(200);
        answer.setHeader("Subject", getInitParameter("greeting"));
        answer.send();
    }
}
