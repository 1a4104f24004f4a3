package org.bindery.registrar.internal.users;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bindery.location.SipUri;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.DigestAlgorithm;
import org.bindery.registrar.Users;
import org.bindery.registrar.internal.Configuration;
import org.bindery.registrar.internal.RealmOptions;
import org.bindery.registrar.internal.RegistrarConfig;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users in a file, which a thread of its own reads again when it changes. */
@Component(
        service = {Users.class, Credentials.class},
        configurationPid = {RegistrarConfig.PID, UsersConfig.PID})
public final class FileUsers implements Users, Credentials {
    private static final Logger log = LoggerFactory.getLogger(FileUsers.class);
    private static final String HEADING = "# username:realm:algorithm:H(username:realm:secret)";

    private final RealmOptions realm;
    private final UserFile file;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService reader;
    private final Future<?> watch;

    private volatile UserTable table = UserTable.EMPTY;
    /** Of the file that was last read; guarded by this. */
    private UserFile.Stamp stamp = UserFile.Stamp.MISSING;
    /** So that a failure is logged once; guarded by this. */
    private boolean failing;

    /**
     * Reads the file and watches it.
     *
     * @throws IllegalArgumentException if a configuration value is not allowed
     */
    @Activate
    public FileUsers(Map<String, ?> properties) {
        // What is wrong with the registrar's own attributes the registrar's servlet says.
        realm = RealmOptions.read(new Configuration(RegistrarConfig.PID, RegistrarConfig.class, properties));
        Configuration configuration = new Configuration(UsersConfig.PID, UsersConfig.class, properties);
        boolean demoUser;
        String demoAddress;
        try {
            file = new UserFile(Path.of(configuration.text("file", FileUsers::isPath, "the path of a file")));
            demoUser = configuration.flag("demoUser");
            demoAddress = configuration.text("demoAddress", FileUsers::isAddress, "host:port");
        } catch (IllegalArgumentException e) {
            log.error(e.getMessage());
            throw e;
        }
        if (refresh() && demoUser && table.isEmpty()) {
            createDemoUser(demoAddress);
        }
        reader = Executors.newSingleThreadScheduledExecutor(FileUsers::daemon);
        watch = reader.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void deactivate() {
        watch.cancel(false);
        reader.shutdown();
    }

    private static boolean isPath(String text) {
        try {
            return !text.isEmpty() && !Path.of(text).toFile().isDirectory();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            return SipUri.parse("sip:" + text).port().isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bindery-users");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Optional<String> ha1(String username, String ofRealm, DigestAlgorithm algorithm) {
        return table.hash(username, ofRealm, algorithm);
    }

    @Override
    public String realm() {
        return realm.realm();
    }

    @Override
    public SortedSet<String> names() {
        return table.names(realm.realm());
    }

    @Override
    public synchronized void put(String username, String secret) throws IOException {
        Secrets.checkName(username);
        Secrets.checkSecret(secret);
        List<String> before = file.lines();
        List<String> lines = new ArrayList<>(UserTable.without(before, username, realm.realm()));
        if (before.isEmpty()) {
            lines.add(HEADING);
        }
        for (DigestAlgorithm algorithm : realm.algorithms()) {
            lines.add(UserTable.line(username, realm.realm(), algorithm, secret));
        }
        replace(lines);
    }

    @Override
    public String create(String username) throws IOException {
        String secret = Secrets.random(random);
        put(username, secret);
        return secret;
    }

    @Override
    public synchronized boolean remove(String username) throws IOException {
        List<String> before = file.lines();
        List<String> lines = UserTable.without(before, username, realm.realm());
        if (lines.size() == before.size()) {
            return false;
        }
        replace(lines);
        return true;
    }

    private synchronized void replace(List<String> lines) throws IOException {
        file.write(lines);
        refresh();
    }

    /**
     * Reads the file if it has changed.
     *
     * @return false if it could not be read: then what was known before holds
     */
    synchronized boolean refresh() {
        try {
            UserFile.Stamp now = file.stamp();
            if (!now.equals(stamp)) {
                load(file.lines());
                stamp = now;
            }
            failing = false;
            return true;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                log.error("{} cannot be read: users stay as they were: {}", file, e.toString());
            }
            failing = true;
            return false;
        }
    }

    private void load(List<String> lines) throws IOException {
        table = UserTable.of(lines, (line, flaw) -> log.warn("{} line {} {}: line ignored", file, line, flaw));
        log.info("{} users of realm {} in {}", names().size(), realm.realm(), file);
        if (file.isOpenToOthers()) {
            log.warn("{} holds hashed secrets and others than its owner may read it", file);
        }
    }

    private void createDemoUser(String address) {
        try {
            String secret = create("demo");
            System.out.println("First start, no users yet: made one for a phone. The secret is not shown again.\n"
                    + "  user:   demo\n"
                    + "  secret: " + secret + "\n"
                    + "  realm:  " + realm.realm() + "\n"
                    + "  for ~/.baresip/accounts: <sip:demo@" + address + ">;auth_pass=" + secret);
        } catch (IOException e) {
            log.error("{} cannot be written: no demo user: {}", file, e.toString());
        }
    }
}
