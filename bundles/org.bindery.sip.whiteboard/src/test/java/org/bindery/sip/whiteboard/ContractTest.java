package org.bindery.sip.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What others have built upon, by name. */
class ContractTest {

    @Test
    void theAnnotationHasTheNamesOfTheProperties() {
        assertThat(Arrays.stream(SipWhiteboardServlet.class.getDeclaredMethods())
                        .map(method -> SipWhiteboardServlet.PREFIX_ + method.getName()))
                .containsExactlyInAnyOrder(
                        "sip.servlet.name", "sip.servlet.methods", "sip.servlet.filter", "sip.servlet.supported")
                .containsExactlyInAnyOrder(
                        SipWhiteboardConstants.SERVLET_NAME,
                        SipWhiteboardConstants.SERVLET_METHODS,
                        SipWhiteboardConstants.SERVLET_FILTER,
                        SipWhiteboardConstants.SERVLET_SUPPORTED);
    }

    @Test
    void theNamesOfTheContractStay() {
        assertThat(SipWhiteboardConstants.SERVLET_INIT_PREFIX).isEqualTo("sip.servlet.init.");
        assertThat(SipWhiteboardConstants.ENTRY).isEqualTo("sip.whiteboard.entry");
        assertThat(SipWhiteboardConstants.LISTENS).isEqualTo("sip.listens");
        assertThat(SipWhiteboardConstants.SESSION_OWNER).isEqualTo("org.bindery.sip.whiteboard.owner");
    }

    @Test
    void theExampleOfTheReadmeIsTheOneThatCompiles() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/bindery/sip/whiteboard/Hello.java"));
        String example =
                source.lines().dropWhile(line -> !line.startsWith("@Component")).collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains(example);
    }
}
