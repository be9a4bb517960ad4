package io.github.cliocheckin.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to HSQLDB of which one writes at a time, from its first statement that is no query to the end of its
 * transaction; queries never wait.
 *
 * <p>In HSQLDB 2.7.4 a session whose row another one is changing waits for the other's next end of a transaction, and if the
 * other committed between the two steps of that ({@code TransactionManagerMVCC.addDeleteAction}) the next end may never
 * come: of 400 rounds in which five transactions changed one row, two to four did not return. Where writers do not meet, none
 * waits for another's row.
 */
final class OneWriter extends DelegatingDataSource {

    /** What ends a transaction; {@code rollback} to a savepoint does not. */
    private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit", "close", "abort");

    private static final Pattern FIRST_WORD_IS_SELECT =
            Pattern.compile("(\\s|--[^\n]*\n)*SELECT\\b", Pattern.CASE_INSENSITIVE);

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    OneWriter(DataSource hsqldb, Duration patience) {
        super(hsqldb);
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return new Session(super.getConnection()).connection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return new Session(super.getConnection(username, password)).connection();
    }

    /** A connection and whether it is its turn to write. */
    private final class Session {

        private final Connection connection;
        /** Atomic, for the pool aborts a connection on another thread than its own, and a turn is given back once. */
        private final AtomicBoolean writing = new AtomicBoolean();

        Session(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return proxy(Connection.class, this::onConnection);
        }

        private Object onConnection(Method method, Object[] arguments) throws Throwable {
            boolean ends = ENDS.contains(method.getName())
                    && (arguments == null || !method.getName().equals("rollback"));
            try {
                Object result = call(method, connection, arguments);
                if (result instanceof PreparedStatement prepared) {
                    String sql = (String) arguments[0];
                    return proxy(PreparedStatement.class, (of, given) -> onStatement(prepared, sql, of, given));
                }
                if (result instanceof Statement statement) {
                    return proxy(Statement.class, (of, given) -> onStatement(statement, "", of, given));
                }
                return result;
            } finally {
                if (ends) {
                    end();
                }
            }
        }

        private Object onStatement(Statement statement, String prepared, Method method, Object[] arguments)
                throws Throwable {
            String sql = arguments != null && arguments[0] instanceof String given ? given : prepared;
            if (!method.getName().startsWith("execute") || isQuery(method, sql)) {
                return call(method, statement, arguments);
            }
            begin();
            try {
                return call(method, statement, arguments);
            } finally {
                if (connection.isClosed() || connection.getAutoCommit()) {
                    end();
                }
            }
        }

        private void begin() throws SQLException {
            if (writing.get()) {
                return;
            }
            try {
                writing.set(turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLTransientException("interrupted while another change was made", "40001", e);
            }
            if (!writing.get()) {
                throw new SQLTransientException(
                        "another change has held the database for " + patience.toSeconds() + " s", "40001");
            }
        }

        private void end() {
            if (writing.compareAndSet(true, false)) {
                turn.release();
            }
        }
    }

    /** By the method, or by the statement's first word where the method takes any: a comment may stand before it. */
    private static boolean isQuery(Method method, String sql) {
        return method.getName().equals("executeQuery")
                || FIRST_WORD_IS_SELECT.matcher(sql).lookingAt();
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                OneWriter.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
