package io.gatehouse.backup;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// From one supported database to the other.
@RequiresCapability(Capability.POSTGRESQL)
class BackupToPostgresIT extends BackupContract {

    @Override
    DataSource empty() {
        Postgres.Database fresh = Postgres.shared().newDatabase();
        var database = new PGSimpleDataSource();
        database.setUrl(fresh.url());
        database.setUser(fresh.user());
        database.setPassword(fresh.password());
        return database;
    }
}
