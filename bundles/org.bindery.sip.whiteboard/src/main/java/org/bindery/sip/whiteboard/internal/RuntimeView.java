package org.bindery.sip.whiteboard.internal;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.ServletDTO;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;

/** Tells what is in service and what is not. */
final class RuntimeView implements SipWhiteboardRuntime {

    private final Supplier<Report> reports;

    RuntimeView(Supplier<Report> reports) {
        this.reports = reports;
    }

    @Override
    public RuntimeDTO getRuntimeDTO() {
        Report report = reports.get();
        Container container = report.snapshot().container();
        RuntimeDTO runtime = new RuntimeDTO();
        runtime.containerInService = container != null;
        runtime.listens =
                container == null ? new String[0] : container.listens().toArray(String[]::new);
        List<Description> inOrder = report.snapshot().slots().stream()
                .map(Snapshot.Slot::description)
                .toList();
        runtime.servlets = IntStream.range(0, inOrder.size())
                .mapToObj(place -> servlet(inOrder.get(place), inOrder.subList(0, place)))
                .toArray(ServletDTO[]::new);
        runtime.failedServlets =
                report.outsiders().stream().map(RuntimeView::failed).toArray(FailedServletDTO[]::new);
        return runtime;
    }

    private static ServletDTO servlet(Description description, List<Description> before) {
        ServletDTO servlet = fill(new ServletDTO(), description);
        servlet.shadowedMethods = description.methods().stream()
                .filter(method -> before.stream().anyMatch(other -> other.filter() == null && other.takes(method)))
                .toArray(String[]::new);
        return servlet;
    }

    private static FailedServletDTO failed(Report.Outsider outsider) {
        FailedServletDTO failed = fill(new FailedServletDTO(), outsider.description());
        failed.failureReason = outsider.why().reason();
        failed.failureMessage = outsider.why().message();
        return failed;
    }

    private static <T extends ServletDTO> T fill(T servlet, Description description) {
        servlet.name = description.name();
        servlet.methods = description.methods().toArray(String[]::new);
        servlet.filter = description.filterText();
        servlet.ranking = description.ranking();
        servlet.serviceId = description.serviceId();
        servlet.bundleId = description.bundleId();
        servlet.initParams = description.initParams();
        return servlet;
    }
}
