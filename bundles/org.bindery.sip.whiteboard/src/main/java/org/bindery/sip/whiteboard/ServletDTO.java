package org.bindery.sip.whiteboard;

import java.util.Map;
import org.osgi.dto.DTO;

/** A servlet service as the whiteboard reads it. */
public class ServletDTO extends DTO {

    /** Its name; empty if it has none. */
    public String name = "";

    /** The methods that it asks for; {@code *} is every method. */
    public String[] methods = {};

    /** Those of {@link #methods} whose initial requests never reach it: a servlet before it takes all of them. */
    public String[] shadowedMethods = {};

    /** Its filter; empty if it has none. */
    public String filter = "";

    /** Its service.ranking. */
    public int ranking;

    /** Its service.id. */
    public long serviceId;

    /** The id of its bundle. */
    public long bundleId;

    /** Its init parameters. */
    public Map<String, String> initParams = Map.of();

    /** Everything empty. */
    public ServletDTO() {}
}
