package io.gatehouse.account.web;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Sessions, which live in the database, and their cookie.
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    /// Not for scripts, not for the forms of other sites, and over HTTPS alone where the session began there. Said
    /// here, so that it is the same whatever serves the panel.
    @Bean
    DefaultCookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("gatehouse");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /// Attributes as bytes. What cannot be read any more, since another release of the panel or of a library wrote it,
    /// is as if it were not there: whoever was signed in signs in again, instead of getting an error at every page.
    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new ReadIfPossible());
        return conversion;
    }

    /// Lets two requests of one session add the same attribute at once, as tabs do that a browser restores together.
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesMayMeet(DataSource database)
            throws MetaDataAccessException {
        var product = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName);
        return "PostgreSQL".equals(product)
                ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
                : sessions ->
                        sessions.setCreateSessionAttributeQuery(
                                "merge into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME,"
                                    + " ATTRIBUTE_BYTES) key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) values (?, ?, ?)");
    }

    private static final class ReadIfPossible implements Converter<byte[], @Nullable Object> {

        private final DeserializingConverter read =
                new DeserializingConverter(SessionConfiguration.class.getClassLoader());

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try {
                return read.convert(bytes);
            } catch (SerializationFailedException e) {
                log.info(
                        "A part of a session cannot be read, as after an upgrade, and is left out: {}", e.getMessage());
                return null;
            }
        }
    }
}
