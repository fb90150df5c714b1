package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/** The immutable value classes of the JDK that events, keys and state may hold. */
public enum ScalarKind {
    STRING(String.class),
    BIG_DECIMAL(BigDecimal.class),
    UUID(UUID.class),
    INSTANT(Instant.class),
    DURATION(Duration.class),
    LOCAL_DATE(LocalDate.class),
    LOCAL_TIME(LocalTime.class),
    LOCAL_DATE_TIME(LocalDateTime.class),
    OFFSET_TIME(OffsetTime.class),
    OFFSET_DATE_TIME(OffsetDateTime.class),
    ZONED_DATE_TIME(ZonedDateTime.class),
    ZONE_ID(ZoneId.class),
    ZONE_OFFSET(ZoneOffset.class),
    YEAR(Year.class),
    YEAR_MONTH(YearMonth.class),
    MONTH_DAY(MonthDay.class),
    PERIOD(Period.class);

    private final ClassName typeName;

    ScalarKind(Class<?> type) {
        this.typeName = ClassName.get(type);
    }

    /** The class. */
    public ClassName typeName() {
        return typeName;
    }
}
