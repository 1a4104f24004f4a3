package org.bindery.itests;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import org.bindery.itests.exam.Framework;
import org.ops4j.pax.exam.Option;

/** Karaf with the feature {@code bindery}, configured to a free port. */
public final class Karaf implements Framework {

    /** System property: the port that the container listens on. */
    static final String PORT = "itests.port";

    @Override
    public boolean isKaraf() {
        return true;
    }

    @Override
    public Option[] options() {
        int port = Ports.free();
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(Jars.karaf("apache-karaf-minimal.tar.gz"))
                    .name("Apache Karaf")
                    .unpackDirectory(new File(Jars.karafDirectory(), "exam"))
                    .useDeployFolder(false),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            editConfigurationFilePut(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.defaultRepositories",
                    "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, "
                            + Jars.karaf("repository") + "@id=itests@snapshots"),
            editConfigurationFilePut(
                    "etc/org.bindery.sip.restcomm.cfg", "listen", "udp:127.0.0.1:" + port + ", tcp:127.0.0.1:" + port),
            editConfigurationFilePut("etc/org.bindery.registrar.cfg", "authentication", "false"),
            systemProperty(PORT).value(Integer.toString(port)),
            features(Jars.karaf("org.bindery.karaf-features.xml"), "bindery")
        };
    }
}
