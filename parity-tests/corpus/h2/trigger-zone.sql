-- A trigger in Java stores a time; over a server in another zone it stores another one. Wrong in 2.5.252.
-- Try it with: --meet local-zone --surroundings here=Europe/Berlin,cli=Europe/Berlin,server=UTC
CREATE TABLE base(direct TIMESTAMP, inside TIMESTAMP);
CREATE VIEW v AS SELECT direct FROM base;
CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW AS $$
import java.sql.*;
import org.h2.api.Trigger;
@CODE
Trigger create() {
    return new Trigger() {
        @Override
        public void init(Connection c, String schema, String trigger, String table, boolean before, int type) {}
        @Override
        public void fire(Connection c, Object[] oldRow, Object[] newRow) throws SQLException {
            try (PreparedStatement insert = c.prepareStatement("INSERT INTO base VALUES (?, ?)")) {
                insert.setObject(1, newRow[0]);
                insert.setTimestamp(2, Timestamp.valueOf("9999-12-31 00:00:00"));
                insert.executeUpdate();
            }
        }
        @Override
        public void close() {}
        @Override
        public void remove() {}
    };
}
$$;
INSERT INTO v VALUES (TIMESTAMP '9999-12-31 00:00:00');
SELECT * FROM base;
