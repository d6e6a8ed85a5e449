select
    id as customer_id,
    name as customer_name,
    lower(email) as email,
    upper(country) as country,
    cast(signed_up_on as date) as signed_up_on
from {{ source('shop_raw', 'raw_customers') }}
