package io.gatehouse.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Takes values out of one database and into another, through JSON.
final class Values {

    private Values() {}

    /// A value as JSON can hold it: a number, a boolean, or a text.
    static @Nullable Object read(ResultSet row, int index, int type) throws SQLException {
        Object value =
                switch (type) {
                    case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> {
                        OffsetDateTime at = row.getObject(index, OffsetDateTime.class);
                        yield at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toString();
                    }
                    case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> row.getLong(index);
                    case Types.BOOLEAN, Types.BIT -> row.getBoolean(index);
                    case Types.VARCHAR, Types.CLOB, Types.LONGVARCHAR, Types.CHAR -> row.getString(index);
                    default -> throw new IllegalStateException("a backup cannot hold SQL type " + type);
                };
        return row.wasNull() ? null : value;
    }

    static void write(PreparedStatement into, int index, JsonNode value, int type) throws SQLException {
        if (value.isNull() || value.isMissingNode()) {
            into.setNull(index, type);
            return;
        }
        switch (type) {
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                    into.setObject(index, OffsetDateTime.parse(value.asString()));
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> into.setLong(index, value.asLong());
            case Types.BOOLEAN, Types.BIT -> into.setBoolean(index, value.asBoolean());
            default -> into.setString(index, value.asString());
        }
    }
}
