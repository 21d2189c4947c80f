package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void a_bar_stands_on_the_axis_at_its_place_and_one_without_height_or_length_can_be_found() {
        StringBuilder page = new StringBuilder();

        new Bars("aspects over steps", 400, "0 steps", "400 steps")
                .write(
                        new Markup(page),
                        List.of(new Bars.Bar("<first>", 0, 100, 0.5, false), new Bars.Bar("second", 100, 0, 0, true)));

        assertThat(page)
                .contains(
                        "aria-label=\"aspects over steps\"",
                        "&lt;first&gt;",
                        "class=\"bar\" x=\"0.0\" y=\"45.0\" width=\"224.0\" height=\"45.0\"",
                        "class=\"bar bad\" x=\"225.0\" y=\"90.0\" width=\"1.0\" height=\"0.0\"",
                        ">0 steps<",
                        ">400 steps<");
    }
}
