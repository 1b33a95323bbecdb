package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wimdeblauwe.htmx.spring.boot.thymeleaf.HtmxThymeleafAutoConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.WebApplicationContext;

/// Every fragment, drawn once with all its parameters by pages that stand for those of the features.
@SpringBootTest(classes = FragmentsTest.Panel.class, properties = "spring.main.banner-mode=off")
class FragmentsTest {

    private final MockMvcTester browser;

    @Autowired
    FragmentsTest(WebApplicationContext panel) {
        this.browser = MockMvcTester.from(panel);
    }

    @Test
    void aPageShowsItsNetworkAndHasNoInlineStyle() {
        var page = html("/networks/7/fragments");

        assertThat(page)
                .containsOnlyOnce("<main")
                .contains("<title>Fragments · payments · Gatehouse</title>", "aria-current=\"page\"", "shape-triangle")
                .contains("3 changes wait", "Saved.")
                .doesNotContain("style=", "th:", "onclick");
    }

    @Test
    void anErrorIsSaidAtItsFieldAndInTheSummaryThatLeadsThere() {
        assertThat(html("/networks/7/fragments"))
                .contains("<a href=\"#subnets-0-cidr\">Overlaps private-a.</a>", "id=\"subnets-0-cidr\"")
                .containsPattern("id=\"subnets-0-cidr-error\"\\s+data-error-of=\"subnets-0-cidr\">Overlaps private-a.")
                .contains("<span>The quota is reached.</span>")
                .contains("aria-describedby=\"name-hint name-error\"");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(html("/networks/7/fragments"))
                .contains("<dd>–</dd>")
                .containsPattern("id=\"never\">\\s*<span class=\"soft\">–</span>");
    }

    @Test
    void aPageOfAListLeadsOnAndKeepsTheFilter() {
        assertThat(html("/networks/7/fragments?q=a")).contains("26–50 of 80", "/networks/7/fragments?q=a&amp;page=2");
    }

    @Test
    void theErrorPagesNeedNeitherUserNorNetwork() {
        for (var status : List.of("403", "404", "405", "409", "4xx", "5xx")) {
            assertThat(html("/error-page/" + status)).containsOnlyOnce("<h1").contains("To the networks");
        }
    }

    @Test
    void builtFilesMayBeKeptForEver() {
        var page = html("/networks/7/fragments");
        var file = page.replaceFirst("(?s).*src=\"(/assets/panel-[^\"]+)\".*", "$1");

        assertThat(browser.get().uri(file))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "max-age=31536000, public, immutable");
    }

    private String html(String address) {
        var answer = browser.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    enum Sync {
        DRIFTED
    }

    record Difference(String component, String before, String after) {}

    record RailStep(String label, String path, boolean current, boolean done, boolean failing) {}

    record Subnet(String cidr) {
        public String getCidr() {
            return cidr;
        }
    }

    record Form(String name, String mode, boolean agreed, String reason, List<Subnet> subnets) {
        public String getName() {
            return name;
        }

        public String getMode() {
            return mode;
        }

        public boolean isAgreed() {
            return agreed;
        }

        public String getReason() {
            return reason;
        }

        public List<Subnet> getSubnets() {
            return subnets;
        }
    }

    @Controller
    static class Pages {

        @GetMapping("/networks/7/fragments")
        String fragments(Model model) {
            var form = new Form("payments", "PAIR", true, "", List.of(new Subnet("10.0.1.128/25")));
            var errors = new BeanPropertyBindingResult(form, "form");
            errors.rejectValue("subnets[0].cidr", "overlap", "Overlaps private-a.");
            errors.reject("quota", "The quota is reached.");
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("Cost", null);
            model.addAttribute("form", form)
                    .addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors)
                    .addAttribute("notice", "Saved.")
                    .addAttribute("at", Instant.EPOCH)
                    .addAttribute("took", Duration.ofMillis(612))
                    .addAttribute("facts", facts)
                    .addAttribute("counts", Map.of("CREATE", 2, "DELETE", 0))
                    .addAttribute(
                            "choices",
                            List.of(new Choice("PAIR", "A pair", "Two of them."), new Choice("NONE", "None")))
                    .addAttribute("differences", List.of(new Difference("cidr", "", "10.0.4.0/24")))
                    .addAttribute(
                            "steps",
                            List.of(
                                    new RailStep("VPC", "/1", false, true, false),
                                    new RailStep("Review", null, true, false, false)))
                    .addAttribute(
                            "bar",
                            new CidrBar(
                                    "One of two",
                                    "10.0.0.0",
                                    "10.0.1.255",
                                    List.of(new CidrBar.Part(CidrBar.Use.PUBLIC, "a", 0, 50))))
                    .addAttribute("list", new PageImpl<>(Collections.nCopies(25, "x"), PageRequest.of(1, 25), 80));
            return "web-test/fragments";
        }

        @GetMapping("/error-page/{status}")
        String error(@PathVariable String status) {
            return "error/" + status;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = Shell.class,
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|DatabaseConfiguration).*"))
    @ImportAutoConfiguration({
        WebMvcAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        HtmxThymeleafAutoConfiguration.class
    })
    static class Panel {

        @Bean
        Pages pages() {
            return new Pages();
        }

        @Bean
        NetworkHeaders networks() {
            var pending =
                    new NetworkHeader.PendingChanges("3 changes wait", "/networks/7/plans", "/networks/7/discard");
            return id ->
                    Optional.of(new NetworkHeader(id, "payments", "eu-west-1", "10.0.0.0/16", Sync.DRIFTED, pending));
        }

        @Bean
        NavigationContributor fragments() {
            return id -> List.of(new NavigationItem("Fragments", "/networks/7/fragments", "route", 100).counting(6));
        }
    }
}
