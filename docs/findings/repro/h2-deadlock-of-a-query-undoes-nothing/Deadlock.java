import java.sql.*;

class Deadlock {
    public static void main(String[] arguments) throws Exception {
        String url = "jdbc:h2:./" + arguments[0];
        try (Connection a = DriverManager.getConnection(url, "sa", "");
                Connection b = DriverManager.getConnection(url, "sa", "");
                Statement first = a.createStatement();
                Statement second = b.createStatement()) {
            first.execute("CREATE TABLE T(ID INT PRIMARY KEY, V INT)");
            first.execute("INSERT INTO T VALUES (1, 1), (2, 2)");
            first.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE");
            first.execute("SET AUTOCOMMIT FALSE");
            first.execute("UPDATE T SET V = 10 WHERE ID = 2");
            second.execute("UPDATE T SET V = 20 WHERE ID = 1");
            try {
                first.execute(arguments[0].equals("query") ? "SELECT * FROM T WHERE ID = 1 FOR UPDATE" : "UPDATE T SET V = 30 WHERE ID = 1");
                System.out.println("no deadlock");
            } catch (SQLException deadlock) {
                if (!deadlock.getMessage().contains("The current transaction was rolled back")) {
                    throw deadlock;
                }
            }
            ResultSet row = first.executeQuery("SELECT V FROM T WHERE ID = 2");
            row.next();
            System.out.println(row.getInt(1));
        }
    }
}
