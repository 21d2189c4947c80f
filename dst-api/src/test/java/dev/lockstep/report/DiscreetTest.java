package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreetTest {

    private final Discreet discreet = new Discreet(
            Path.of("/home/alice/work/lockstep-out/h2-seed-1"),
            new Discreet.Owner(Path.of("/home/alice"), "alice", Optional.of("wonderland")));

    @ParameterizedTest
    @CsvSource({
        "/home/alice/.m2/h2.jar, ~/.m2/h2.jar",
        "-cp /home/alice/a.jar:/home/alice/b.jar, -cp ~/a.jar:~/b.jar",
        "java -Dx=/home/alice Main, java -Dx=~ Main",
        "/home/alice/work/lockstep-out/h2-seed-1/arms/server/data, {walk}/arms/server/data",
        "/home/alice2/x, /home/alice2/x",
        "/var/home/alice/x, /var/home/{user}/x",
        "login of alice at wonderland refused, login of {user} at {host} refused",
        "http://wonderland:8080/, http://{host}:8080/",
        "malice in wonderlands, malice in wonderlands",
        "java.alice.name, java.alice.name",
    })
    void a_text_names_neither_the_owner_nor_the_places(String text, String discreetly) {
        assertThat(discreet.text(text)).isEqualTo(discreetly);
    }

    @Test
    void a_statement_keeps_its_values_and_loses_its_places() {
        assertThat(discreet.asked(Map.of("a", List.of("BACKUP TO '/home/alice/b.zip'", "SELECT 'alice'"))))
                .containsEntry("a", List.of("BACKUP TO '~/b.zip'", "SELECT 'alice'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alice, password=x1, ok | {user}, password={secret}, ok",
                "PASSWORD 'x 1' LOGIN | PASSWORD {secret} LOGIN",
                "{\"pwd\":\"x1\"} | {\"pwd\":{secret}}",
                "token: x1 y | token: {secret} y",
                "Authorization: Bearer x1 | Authorization: Bearer {secret}",
                "POSTGRES_PASSWORD=x1 PGPASSWORD=x1 y | POSTGRES_PASSWORD={secret} PGPASSWORD={secret} y",
                "access_token=x1&page=2 | access_token={secret}&page=2",
                "db.userPassword: x1 | db.userPassword: {secret}",
                "java Server -user sa -password x1 -tcp | java Server -user sa -password {secret} -tcp",
                "psql --db-password x1 | psql --db-password {secret}",
                "[run, -password, x1, -tcp] | [run, -password, {secret}, -tcp]",
                "jdbc:postgresql://u:x1@host:1/db | jdbc:postgresql://u:{secret}@host:1/db",
                "redis://:x@1@host | redis://:{secret}@host",
                "http://host:8080/a@b | http://host:8080/a@b",
                "http://x1@host/a | http://{secret}@host/a",
                "http://127.0.0.1:@LOCKSTEP-PORT@/a@b | http://127.0.0.1:@LOCKSTEP-PORT@/a@b",
                "http://u:x1@127.0.0.1:@LOCKSTEP-PORT@/ | http://u:{secret}@127.0.0.1:@LOCKSTEP-PORT@/",
                "/a?sig=x1&key=a&session_id=x1 | /a?sig={secret}&key=a&session_id={secret}",
                "passwords are read; PASSWORD_FILE=x | passwords are read; PASSWORD_FILE=x",
                "wrong user name or password | wrong user name or password",
                "the password is wrong | the password is wrong",
            })
    void a_log_does_not_say_what_stands_where_a_password_does(String words, String discreetly) {
        assertThat(discreet.log(words)).isEqualTo(discreetly);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, true",
        "proxy-authorization, true",
        "Cookie, true",
        "X-Api-Key, true",
        "X-Auth, true",
        "X-Vault-Token, true",
        "Author, false",
        "Accept, false",
        "Content-Type, false",
        "X-Keyboard, false",
    })
    void a_header_that_lets_somebody_in_has_a_secret(String header, boolean isSecret) {
        assertThat(Discreet.isSecret(header)).isEqualTo(isSecret);
    }

    @Test
    void rows_are_data_and_messages_are_not() {
        Outcome rows = new Outcome.Rows(List.of(Row.of(Cell.text("/home/alice"))));

        assertThat(discreet.outcome(rows)).isEqualTo(rows);
        assertThat(discreet.outcome(new Outcome.Refused("IO", "90031", "cannot read /home/alice/x")))
                .isEqualTo(new Outcome.Refused("IO", "90031", "cannot read ~/x"));
        assertThat(discreet.outcome(new Outcome.Broken(
                        Outcome.Broken.Cause.DIED, "at wonderland", false, Map.of("log", "in /home/alice"))))
                .isEqualTo(new Outcome.Broken(Outcome.Broken.Cause.DIED, "at {host}", false, Map.of("log", "in ~")));
    }

    @Test
    void a_home_that_is_the_root_and_a_user_like_everybody_s_change_nothing() {
        Discreet container =
                new Discreet(Path.of("/work/walk"), new Discreet.Owner(Path.of("/"), "root", Optional.of("localhost")));

        assertThat(container.text("root at localhost reads /etc/hosts and /work/walk/data"))
                .isEqualTo("root at localhost reads /etc/hosts and {walk}/data");
    }
}
