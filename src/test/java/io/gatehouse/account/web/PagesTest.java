package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@PanelTest
class PagesTest {

    @MockitoBean private Clouds clouds;

    @Autowired private MockMvc panel;

    @Test
    void everyPageIsDrawn() {
        var visitor = Visitor.signedIn(panel);
        for (var path :
                new String[] {
                    "/settings/accounts",
                    "/settings/accounts/new",
                    "/settings/accounts/1",
                    "/settings/accounts/1/delete",
                    "/settings/tokens",
                    "/settings/people",
                    "/settings/people/password",
                    "/settings/audit",
                    "/kept-forms"
                }) {
            var page = visitor.open(path);
            System.out.println("### " + path + " " + page.status() + " " + page.text());
            assertThat(page.status()).isEqualTo(200);
        }
    }
}
