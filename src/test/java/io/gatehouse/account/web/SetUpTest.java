package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.account.People;
import io.gatehouse.account.SetUp;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.testing.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/// The first minutes of an empty panel; what the last test does cannot be undone.
@PanelTest
@MockitoBean(types = Clouds.class)
@TestPropertySource(properties = "gatehouse.admin-password=")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock(RunsBesideOthers.PLACE) // a context that begins meanwhile makes the log forget who listens to it
class SetUpTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
    private static final String GOOD = "four words in a row";

    @Autowired private MockMvc panel;
    @Autowired private SetUp setUp;
    @Autowired private People people;
    @Autowired private JdbcClient database;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Visitor visitor;

    @BeforeEach
    void readTheLog() {
        var logger = (Logger) LoggerFactory.getLogger(SetUp.class);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
        visitor = new Visitor(panel);
    }

    @AfterEach
    void closeTheLog() {
        var logger = (Logger) LoggerFactory.getLogger(SetUp.class);
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    @Order(1)
    void everyPageLeadsToTheSetUpPageAndTheApiIsClosed() throws Exception {
        for (var path : new String[] {"/", "/networks", "/sign-in", "/settings/accounts"}) {
            assertThat(visitor.open(path).location()).isEqualTo("/set-up");
        }
        assertThat(visitor.open("/set-up").text()).contains("Set up Gatehouse", "One-time code");
        assertThat(panel.perform(MockMvcRequestBuilders.get("/api/v1/accounts")).andReturn().getResponse().getStatus())
                .isEqualTo(401);
        assertThat(panel.perform(MockMvcRequestBuilders.get("/actuator/health")).andReturn().getResponse().getStatus())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void theLogSaysWhereToGoAndWithWhichCodeAndTheDatabaseDoesNotKnowIt() {
        setUp.printCode("http://127.0.0.1:8080/set-up");

        assertThat(log.list.getLast().getFormattedMessage())
                .contains("http://127.0.0.1:8080/set-up")
                .containsPattern(CODE);
        assertThat(database.sql("select digest from set_up_code").query((row, n) -> row.getString(1)).list())
                .hasSizeGreaterThan(1)
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    @Order(3)
    void everythingThatIsWrongIsSaidAtOnceAndWhatWasTypedStays() {
        visitor.open("/set-up");

        var again = submit("", "ada lovelace", "short", "other");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("Enter the one-time code that the log of Gatehouse shows")
                .contains("Choose a user name of 1 to 60 letters", "Use at least 12 characters");
        assertThat(again.html()).contains("value=\"ada lovelace\"").doesNotContain("value=\"short\"");
        assertThat(people.nobody()).isTrue();
    }

    @Test
    @Order(4)
    void theRightCodeIsNotSpentOnAWrongPassword() {
        visitor.open("/set-up");
        var code = printedCode();

        assertThat(submit(code, "ada", GOOD, "other words in a row").text()).contains("The two passwords differ.");
        assertThat(submit(code, "ada-lovelace", "ADA-LOVELACE", "ADA-LOVELACE").text())
                .contains("The password must not be the user name.")
                .doesNotContain("not the code");
    }

    @Test
    @Order(5)
    void fiveWrongCodesMakeAllCodesWorthlessAndTheLogShowsANewOne() {
        visitor.open("/set-up");
        database.sql("delete from set_up_code").update();
        var before = printedCode();
        for (var i = 0; i < 4; i++) {
            assertThat(submit("AAAA-BBBB-CCCC", "ada", GOOD, GOOD).text())
                    .contains("This is not the code that the log shows.");
        }

        assertThat(submit("AAAA-BBBB-CCCC", "ada", GOOD, GOOD).text()).contains("The log shows a new one.");

        assertThat(lastCode()).isNotEqualTo(before);
        assertThat(submit(before, "ada", GOOD, GOOD).text()).contains("This is not the code that the log shows.");
        assertThat(people.nobody()).isTrue();
    }

    @Test
    @Order(6)
    void aFormOfAnotherSiteSetsNothingUp() {
        visitor.open("/set-up");

        assertThat(visitor.forge("/set-up", "code", printedCode(), "username", "mallory").status()).isEqualTo(403);
        assertThat(people.nobody()).isTrue();
    }

    @Test
    @Order(7)
    void theCodeMakesAnAdministratorWhoIsSignedInAndLedToTheFirstNetwork() throws Exception {
        visitor.open("/set-up");
        var before = visitor.cookie("gatehouse");
        var code = printedCode().toLowerCase(java.util.Locale.ROOT).replace("-", " ");

        var done = submit(code, "ada", GOOD, GOOD);

        assertThat(done.location()).isEqualTo("/networks/new");
        assertThat(visitor.cookie("gatehouse")).isNotEqualTo(before);
        assertThat(visitor.open("/settings/people").text()).contains("ada (you)", "Administrator");
        assertThat(visitor.open("/settings/audit").text()).contains("set up with the one-time code", "signed in");
        assertThat(database.sql("select count(*) from set_up_code").query(Long.class).single()).isZero();
        assertThat(visitor.open("/set-up").location()).isEqualTo("/networks");
        var other = new Visitor(panel);
        assertThat(other.open("/networks").location()).isEqualTo("/sign-in");
        assertThat(other.open("/sign-in").status()).isEqualTo(200);
        assertThat(other.submit("/sign-in", "username", "Ada", "password", GOOD).location()).isEqualTo("/networks");
        assertThat(other.open("/settings/people").text()).contains("ada (you)");
    }

    private Visitor.Page submit(String code, String username, String password, String repeated) {
        return visitor.submit(
                "/set-up", "code", code, "username", username, "password", password, "repeatedPassword", repeated);
    }

    private String printedCode() {
        setUp.printCode("/set-up");
        return lastCode();
    }

    private String lastCode() {
        var match = CODE.matcher(log.list.getLast().getFormattedMessage());
        assertThat(match.find()).isTrue();
        return match.group();
    }
}
