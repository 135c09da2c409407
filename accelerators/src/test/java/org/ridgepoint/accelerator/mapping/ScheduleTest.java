package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;

class ScheduleTest {
    @Test
    void aLayerRunsForTheImagesOfItsSegment() {
        Schedule schedule =
                new Schedule(12, List.of(new Segment(0, 2, 1), new Segment(2, 3, 3), new Segment(3, 9, 12)));

        assertThat(List.of(0, 1, 2, 3, 8)).extracting(schedule::images).containsExactly(1, 1, 3, 12, 12);
        assertThat(schedule.isWhole()).isFalse();
        assertThat(Schedule.whole(12, 9).isWhole()).isTrue();
    }

    @Test
    void slicesMustFillThoseOfTheNextSegmentAndTheBatch() {
        assertThatThrownBy(() -> new Schedule(12, List.of(new Segment(0, 2, 4), new Segment(2, 3, 6))))
                .hasMessage("slices of 4 do not fill 6");
        assertThatThrownBy(() -> new Schedule(12, List.of(new Segment(0, 2, 5))))
                .hasMessage("slices of 5 do not fill 12");
    }
}
