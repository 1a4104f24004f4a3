package org.restcomm.commons.statistics.reporter;

import com.codahale.metrics.MetricRegistry;
import java.util.concurrent.TimeUnit;

/** Reports nothing to nobody. The container links to a class of this name, whose original phones home. */
public final class RestcommStatsReporter {

    private static final RestcommStatsReporter REPORTER = new RestcommStatsReporter();
    private static final MetricRegistry METRICS = new MetricRegistry();

    public static RestcommStatsReporter getRestcommStatsReporter() {
        return REPORTER;
    }

    public static MetricRegistry getMetricRegistry() {
        return METRICS;
    }

    public void start(long period, TimeUnit unit) {}

    public void stop() {}

    public void setRemoteServer(String server) {}

    public void setProjectName(String name) {}

    public void setProjectType(String type) {}

    public void setVersion(String version) {}
}
