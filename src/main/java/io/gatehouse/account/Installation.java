package io.gatehouse.account;

import io.gatehouse.cloud.InstallationId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// This installation of Gatehouse. Its id is drawn at the first start and stored; replicas on one database share it.
@Component
public class Installation {

    private static final Logger log = LoggerFactory.getLogger(Installation.class);
    private static final int LENGTH = 10;

    private final JdbcClient database;
    private final InstallationId id;

    /// @param override the id to use whatever is stored; empty to use what is stored
    Installation(JdbcClient database, Clock clock, @Value("${gatehouse.installation:}") String override) {
        this.database = database;
        var wanted = override.isBlank() ? Optional.<InstallationId>empty() : Optional.of(parse(override.strip()));
        var stored = stored().orElseGet(() -> store(wanted.orElseGet(Installation::draw), clock));
        this.id = wanted.orElse(stored);
        if (!id.equals(stored)) {
            log.warn("Installation {} is used, as GATEHOUSE_INSTALLATION says; the database has {}.", id, stored);
        }
    }

    /// The id that is in the tags of everything this installation owns.
    public InstallationId id() {
        return id;
    }

    private Optional<InstallationId> stored() {
        return database.sql("select code from installation").query(String.class).optional().map(InstallationId::new);
    }

    /// Inserts the id, or reads what another replica inserted first: the table holds one row.
    private InstallationId store(InstallationId fresh, Clock clock) {
        try {
            database.sql("insert into installation (id, code, created_at) values (1, ?, ?)")
                    .params(fresh.value(), Timestamp.from(clock.instant()))
                    .update();
            return fresh;
        } catch (DuplicateKeyException e) {
            return stored().orElseThrow(() -> e);
        }
    }

    private static InstallationId parse(String text) {
        try {
            return new InstallationId(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("GATEHOUSE_INSTALLATION", String.valueOf(e.getMessage()), e);
        }
    }

    private static InstallationId draw() {
        return new InstallationId(RandomText.of(LENGTH, RandomText.BASE32));
    }
}
