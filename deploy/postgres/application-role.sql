-- Run once by the image, when it makes the database: the role that Latchkey serves as. Latchkey itself
-- grants it what it needs, at each start.
\getenv password APPLICATION_PASSWORD
CREATE ROLE latchkey_app LOGIN PASSWORD :'password';
GRANT CONNECT ON DATABASE latchkey TO latchkey_app;
