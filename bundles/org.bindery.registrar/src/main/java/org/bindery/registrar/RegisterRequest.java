package org.bindery.registrar;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The facts of a REGISTER request, as text and not yet judged. Valid while the request is being answered, on the thread
 * that answers it.
 */
@ProviderType
public interface RegisterRequest {

    /** The Request-URI as received. */
    String requestUri();

    /**
     * The values of a header in order of receipt, one for each line or each comma-separated value: a value may still
     * hold several. Compact forms are found under the long name.
     *
     * @param name such as {@code Contact}
     * @return empty, never null, if there is none
     */
    List<String> headers(String name);

    /** The first value of a header; empty if there is none. */
    default String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The IP address from which the request came, without brackets. */
    String remoteAddress();

    /** The port from which the request came, 1 to 65535. */
    int remotePort();

    /** The transport on which the request came, in lower case, such as {@code udp}. */
    String transport();
}
