package org.bindery.felix;

import java.io.IOException;
import java.util.List;

/** The {@code bindery} command: {@code bindery [-Dname=value]... [COMMAND [ARGUMENT]]}. */
public final class Main {

    /** Done; the server was stopped as asked. */
    static final int OK = 0;
    /** The server could not start or was lost, or a command failed in it. */
    static final int FAILED = 1;
    /** No server runs in this home. */
    static final int NO_INSTANCE = 2;
    /** The command line is wrong. */
    static final int USAGE = 64;

    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        System.exit(status(List.of(args)));
    }

    private static int status(List<String> args) {
        try {
            CommandLine line = CommandLine.parse(args);
            line.properties().forEach(System::setProperty);
            return run(line, Home.of(System.getProperties()));
        } catch (IllegalArgumentException e) {
            System.err.println("bindery: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            System.err.println("bindery: " + Message.of(e));
            return FAILED;
        }
    }

    private static int run(CommandLine line, Home home) throws IOException {
        System.setProperty(Settings.HOME, home.root().toString());
        return switch (line.command()) {
            case RUN -> new Server(home).run();
            case START -> new Background(home).start(line.properties());
            case STOP -> new Background(home).stop();
            case STATUS -> new Background(home).status();
            case EXEC -> new Client(home, System.in).exec(line.argument());
            case SHELL -> new Client(home, System.in).shell();
            case HELP -> help();
        };
    }

    private static int help() {
        System.out.println(CommandLine.HELP);
        return OK;
    }
}
