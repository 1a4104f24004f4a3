package org.bindery.felix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was asked for.
 *
 * @param properties the {@code -Dname=value} options in front of the command, which become system properties; one
 *     without a value is as if it were not there, so that scripts can pass on what they may not have
 * @param argument what EXEC is to run; empty for every other command
 */
record CommandLine(Map<String, String> properties, Command command, String argument) {

    enum Command {
        RUN,
        START,
        STOP,
        STATUS,
        EXEC,
        SHELL,
        HELP
    }

    static final String HELP = """
            Usage: bindery [-Dname=value]... [COMMAND]

              run              run in the foreground until interrupted (the default)
              start            run in the background
              stop             stop the instance that runs in this home, and wait for it
              status           tell whether one runs: exit status 0, or 2 if none does
              exec 'COMMAND'   run a shell command in it: exit status 0, 1 if it failed, 2 if none runs
              shell            attach a terminal to it; exit or Ctrl-D detaches
              help             this text

              -Dbindery.home=DIR           where configuration and data are (default: this distribution)
              -Dsip.host=ADDRESS           where to listen (default 127.0.0.1)
              -Dsip.port=PORT              on which port, UDP and TCP (default 5060)
              -Dsip.authentication=false   let everyone register: for a lab only

            Environment: JAVA_HOME, and JAVA_OPTS and BINDERY_OPTS for options of the Java machine.""";

    CommandLine {
        properties = Map.copyOf(properties);
    }

    /** @throws IllegalArgumentException if it is not understood; the message says why */
    static CommandLine parse(List<String> args) {
        Map<String, String> properties = new LinkedHashMap<>();
        int next = 0;
        while (next < args.size() && args.get(next).startsWith("-D")) {
            addProperty(args.get(next++), properties);
        }
        if (next == args.size()) {
            return new CommandLine(properties, Command.RUN, "");
        }
        Command command = command(args.get(next));
        return new CommandLine(properties, command, argument(command, args.subList(next + 1, args.size())));
    }

    private static void addProperty(String option, Map<String, String> properties) {
        int equals = option.indexOf('=');
        if (equals < 3) {
            throw new IllegalArgumentException(option + " is not of the form -Dname=value");
        }
        String value = option.substring(equals + 1);
        if (!value.isEmpty()) {
            properties.put(option.substring(2, equals), value);
        }
    }

    private static Command command(String word) {
        if (word.equals("--help") || word.equals("-h")) {
            return Command.HELP;
        }
        for (Command command : Command.values()) {
            if (command.name().toLowerCase(Locale.ROOT).equals(word)) {
                return command;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no command. Try: bindery help");
    }

    private static String argument(Command command, List<String> rest) {
        if (command == Command.EXEC) {
            String argument = String.join(" ", rest);
            if (argument.isBlank()) {
                throw new IllegalArgumentException("exec needs a command, such as: bindery exec 'status'");
            }
            return argument;
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(
                    command.name().toLowerCase(Locale.ROOT) + " takes no argument: '" + rest.get(0) + "'");
        }
        return "";
    }
}
