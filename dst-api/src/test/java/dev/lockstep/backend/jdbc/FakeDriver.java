package dev.lockstep.backend.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** The part of a JDBC driver that a session uses. It throws on every other call, so that nothing passes by default. */
final class FakeDriver {

    private FakeDriver() {}

    /** One column of an answer: the getter's name and its value. */
    record FakeColumn(int jdbcType, String typeName, String getter, Object value) {}

    static Connection answering(List<FakeColumn> columns) {
        return connection((proxy, method, arguments) -> switch (method.getName()) {
            case "execute" -> true;
            case "getResultSet" -> oneRow(columns);
            default -> common(method);
        });
    }

    static Connection counting(long count) {
        return connection((proxy, method, arguments) -> switch (method.getName()) {
            case "execute" -> false;
            case "getLargeUpdateCount" -> count;
            default -> common(method);
        });
    }

    static Connection throwing(Throwable thrown) {
        return connection((proxy, method, arguments) -> {
            if (method.getName().equals("execute")) {
                throw thrown;
            }
            return common(method);
        });
    }

    private static Connection connection(InvocationHandler statement) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("createStatement")) {
                return proxy(Statement.class, statement);
            }
            throw new UnsupportedOperationException(method.toString());
        });
    }

    private static Object common(Method method) {
        return switch (method.getName()) {
            case "setEscapeProcessing", "close" -> null;
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private static ResultSet oneRow(List<FakeColumn> columns) {
        int[] state = {0, 0}; // the number of rows already read, and the last column read
        ResultSetMetaData types =
                proxy(ResultSetMetaData.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getColumnCount" -> columns.size();
                    case "getColumnType" -> columns.get((int) arguments[0] - 1).jdbcType();
                    case "getColumnTypeName" ->
                        columns.get((int) arguments[0] - 1).typeName();
                    default -> throw new UnsupportedOperationException(method.toString());
                });
        return proxy(ResultSet.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getMetaData" -> types;
            case "next" -> state[0]++ == 0;
            case "wasNull" -> columns.get(state[1] - 1).value() == null;
            case "close" -> null;
            default -> {
                FakeColumn column = columns.get((state[1] = (int) arguments[0]) - 1);
                if (!method.getName().equals(column.getter())) {
                    throw new SQLException(column.typeName() + " was read with " + method.getName(), "HY000", 1);
                }
                yield Optional.ofNullable(column.value()).orElseGet(() -> zeroOf(method.getReturnType()));
            }
        });
    }

    /** The value that a getter of a primitive returns for SQL NULL. */
    private static Object zeroOf(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == double.class) {
            return 0.0d;
        }
        return type == float.class ? (Object) 0.0f : null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
