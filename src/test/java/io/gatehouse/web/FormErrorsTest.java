package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;

class FormErrorsTest {

    @Test
    void anErrorStandsAtItsFieldAndOneWithoutAFieldStandsInTheSummary() {
        var form = new BeanPropertyBindingResult(new Form("payments"), "form");

        FormErrors.add(
                new InvalidInputException(
                        List.of(new FieldError("name", "Is taken."), new FieldError("account", "Is gone."))),
                form);

        assertThat(form.getFieldError("name")).extracting("defaultMessage").isEqualTo("Is taken.");
        assertThat(form.getGlobalErrors()).extracting("defaultMessage").containsExactly("Is gone.");
    }

    record Form(String name) {
        public String getName() {
            return name;
        }
    }
}
